import Vue from 'vue';
import 'partner-widget-kit/define/partner-session';
import 'partner-widget-kit/define/partner-customer-list';
import App from './App.vue';
import './portal.css';

// Without this Vue looks for components of these names.
Vue.config.ignoredElements = [/^partner-/];

new Vue({ render: (h) => h(App) }).$mount('#app');
