import { createApp } from 'vue';
import 'partner-widget-kit/define/partner-session';
import 'partner-widget-kit/define/partner-customer-list';
import App from './App.vue';
import './portal.css';

createApp(App).mount('#app');
